/** What generated layers do when they run. */
package io.normforge.processor.behaviour;
