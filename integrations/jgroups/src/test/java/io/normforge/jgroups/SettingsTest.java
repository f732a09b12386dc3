package io.normforge.jgroups;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Settings from code, properties and launchers' variables; a wrong one is refused by the name under which it was given. */
class SettingsTest {

    private static final Map<String, String> LAUNCHER =
            Map.of("RANK", "2", "WORLD_SIZE", "4", "MASTER_ADDR", "127.0.0.1", "MASTER_PORT", "29500");

    @Test
    void launchersVariablesAreEnough() {
        JGroupsSettings settings = JGroupsSettings.from(new Properties(), LAUNCHER);
        assertThat(settings.rank()).isEqualTo(2);
        assertThat(settings.size()).isEqualTo(4);
        assertThat(settings.port()).isEqualTo(29502);
        assertThat(Hosts.forDiscovery(settings.hosts())).isEqualTo("127.0.0.1[29500]");
        assertThat(settings.portsBehind()).isEqualTo(3);
    }

    @Test
    void propertiesGoBeforeVariables() {
        JGroupsSettings settings = JGroupsSettings.from(
                properties(
                        "group", "digits",
                        "size", "3",
                        "rank", "0",
                        "hosts", "127.0.0.1:9000,127.0.0.2",
                        "port", "9001",
                        "timeLimit", "2.5",
                        "joinLimit", "PT30S",
                        "silence", "4",
                        "secret", "0123456789abcdef"),
                LAUNCHER);
        assertThat(settings.group()).isEqualTo("digits");
        assertThat(settings.size()).isEqualTo(3);
        assertThat(settings.rank()).isZero();
        assertThat(settings.port()).isEqualTo(9001);
        assertThat(Hosts.forDiscovery(settings.hosts())).isEqualTo("127.0.0.1[9000],127.0.0.2[9001]");
        assertThat(settings.timeLimit()).isEqualTo(Duration.ofMillis(2500));
        assertThat(settings.joinLimit()).isEqualTo(Duration.ofSeconds(30));
        assertThat(settings.silence()).isEqualTo(Duration.ofSeconds(4));
        assertThat(settings.secret()).isEqualTo("0123456789abcdef");
    }

    @ParameterizedTest
    @CsvSource({
        "size, four, '\"four\" is no whole number'",
        "size, 0, it needs at least 1",
        "group, ' ', no name",
        "rank, 4, take one from 0 to 3",
        "rank, -1, take one from 0 to 3",
        "port, 0, take one from 1 to 64535",
        "port, 65000, take one from 1 to 64535",
        "hosts, 'a:b:', no host",
        "hosts, ':7800', a host without a name",
        "hosts, '127.0.0.1:70000', 70000 is no port",
        "address, no.such.host.invalid, 'no host \"no.such.host.invalid\" is known'",
        "timeLimit, soon, '\"soon\" is no time; write seconds, as 2.5, or PT2.5S'",
        "timeLimit, 0, it takes at least PT0.001S",
        "joinLimit, -3, it takes at least PT0.001S",
        "silence, 0.5, it takes at least PT1S",
        "secret, short, take at least 16 random ones"
    })
    void aWrongPropertyIsNamed(String name, String value, String message) {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JGroupsSettings.from(properties(name, value), Map.of("WORLD_SIZE", "4")))
                .withMessageStartingWith("property normforge.jgroups." + name + ", " + name + ": ")
                .withMessageContaining(message);
    }

    @ParameterizedTest
    @CsvSource({
        "WORLD_SIZE, x, 'environment variable WORLD_SIZE, size: \"x\" is no whole number'",
        "RANK, 4, 'environment variable RANK, rank: 4 is none of the 4 ranks'",
        "MASTER_PORT, 65535, 'environment variable MASTER_PORT, port: 65537 cannot be used'",
        "MASTER_PORT, many, 'MASTER_PORT: \"many\" is no whole number'",
        "MASTER_ADDR, no.such.host.invalid, MASTER_ADDR: no host",
        "NORMFORGE_SECRET, x, 'environment variable NORMFORGE_SECRET, secret: 1 characters can be guessed'"
    })
    void aWrongVariableIsNamed(String name, String value, String message) {
        Map<String, String> environment = new java.util.HashMap<>(LAUNCHER);
        environment.put(name, value);
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JGroupsSettings.from(new Properties(), environment))
                .withMessageStartingWith(message);
    }

    @Test
    void theSizeMustBeSaid() {
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JGroupsSettings.from(new Properties(), Map.of()))
                .withMessageContaining(
                        "set the property normforge.jgroups.size, or the environment variable WORLD_SIZE");
    }

    @Test
    void halfAMasterIsRefused() {
        assertThatIllegalArgumentException()
                .isThrownBy(() ->
                        JGroupsSettings.from(new Properties(), Map.of("WORLD_SIZE", "2", "MASTER_ADDR", "127.0.0.1")))
                .withMessageStartingWith("of MASTER_ADDR and MASTER_PORT, 127.0.0.1 was set alone");
    }

    @Test
    void whatAStackOfOnesOwnSaysIsNotTakenBesideIt() {
        JGroupsSettings settings = JGroupsSettings.group("digits", 2)
                .stack(Path.of("my.xml"))
                .port(8000)
                .secret("0123456789abcdef");
        assertThatIllegalArgumentException()
                .isThrownBy(() -> JGroupsCommunicator.join(settings))
                .withMessage(
                        "stack: my.xml says itself what port, secret would; leave these out, and write them there");
    }

    @Test
    void hostsAreWrittenAsPeopleWriteThem() {
        assertThat(Hosts.forDiscovery(Hosts.parse("hosts", "127.0.0.1, [::1]:7801 , ::1", 7800)))
                .isEqualTo("127.0.0.1[7800],0:0:0:0:0:0:0:1[7801],0:0:0:0:0:0:0:1[7800]");
    }

    private static Properties properties(String... namesAndValues) {
        Properties properties = new Properties();
        for (int i = 0; i < namesAndValues.length; i += 2) {
            properties.setProperty("normforge.jgroups." + namesAndValues[i], namesAndValues[i + 1]);
        }
        return properties;
    }
}
