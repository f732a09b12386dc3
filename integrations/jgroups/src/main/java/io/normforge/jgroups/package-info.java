/**
 * Ranks that are processes, on one machine or on many, in a group of <a href="http://www.jgroups.org">JGroups</a>, which
 * finds the members, sees the failed ones, moves messages and, if there is a secret, encrypts them.
 * {@link io.normforge.jgroups.JGroupsCommunicator} is where to start.
 */
package io.normforge.jgroups;
