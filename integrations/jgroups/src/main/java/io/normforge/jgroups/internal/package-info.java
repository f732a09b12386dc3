/** What JGroups makes by name, as the shipped stack says; for nobody else. */
package io.normforge.jgroups.internal;
