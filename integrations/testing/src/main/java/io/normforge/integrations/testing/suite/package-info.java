/** Tests that every communicator over processes passes; an integration extends them and names its transport. */
package io.normforge.integrations.testing.suite;
