/**
 * Ranks as real processes. A test asks a {@link io.normforge.integrations.testing.Transport} for the processes of a {@link
 * io.normforge.integrations.testing.Job}; in each of them {@link io.normforge.integrations.testing.RankMain} runs a {@link
 * io.normforge.integrations.testing.RankProgram}. Test and ranks speak by files in a folder of the job's own, which works whoever
 * started the processes: a rank marks where it is, waits for leave to go on, and leaves what it found.
 */
package io.normforge.integrations.testing;
