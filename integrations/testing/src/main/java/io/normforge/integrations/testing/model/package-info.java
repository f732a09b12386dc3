/** The layers that ranks call. */
package io.normforge.integrations.testing.model;
