/** What ranks do. Each program checks for itself what a rank can see, and reports what only all ranks together show. */
package io.normforge.integrations.testing.programs;
