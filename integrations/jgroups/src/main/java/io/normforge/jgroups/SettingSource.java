package io.normforge.jgroups;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Map;
import java.util.Properties;
import java.util.function.BiFunction;

/** Settings as text, from properties and, where these have none, from the variables that launchers set. */
final class SettingSource {

    private static final String PREFIX = "normforge.jgroups.";

    private final Properties properties;
    private final Map<String, String> environment;

    SettingSource(Properties properties, Map<String, String> environment) {
        this.properties = properties;
        this.environment = environment;
    }

    JGroupsSettings settings() {
        JGroupsSettings settings = sized();
        settings = taken(settings, "rank", "RANK", (s, text) -> s.rank(Hosts.number("rank", text)));
        settings = master(settings);
        settings = taken(settings, "port", null, (s, text) -> s.port(Hosts.number("port", text)));
        settings = taken(settings, "hosts", null, JGroupsSettings::hosts);
        settings = taken(settings, "address", null, JGroupsSettings::address);
        settings = taken(settings, "timeLimit", null, (s, text) -> s.timeLimit(duration("timeLimit", text)));
        settings = taken(settings, "joinLimit", null, (s, text) -> s.joinLimit(duration("joinLimit", text)));
        settings = taken(settings, "silence", null, (s, text) -> s.silence(duration("silence", text)));
        settings = taken(settings, "stack", null, (s, text) -> s.stack(Path.of(text)));
        return taken(settings, "secret", "NORMFORGE_SECRET", JGroupsSettings::secret);
    }

    private JGroupsSettings sized() {
        String name = properties.getProperty(PREFIX + "group", "normforge");
        String text = text("size", "WORLD_SIZE");
        if (text == null) {
            throw new IllegalArgumentException("how many ranks there are is not known; set the property " + PREFIX
                    + "size, or the environment variable WORLD_SIZE");
        }
        named("group", null, name, (s, group) -> JGroupsSettings.group(group, 1));
        return named("size", "WORLD_SIZE", text, (s, size) -> JGroupsSettings.group(name, Hosts.number("size", size)));
    }

    /** A launcher names one host, and the first port of all ranks. */
    private JGroupsSettings master(JGroupsSettings settings) {
        String host = environment.get("MASTER_ADDR");
        String port = environment.get("MASTER_PORT");
        if (properties.containsKey(PREFIX + "hosts") || properties.containsKey(PREFIX + "stack")) {
            return settings;
        }
        if (host == null || port == null) {
            if (host != null || port != null) {
                throw new IllegalArgumentException("of MASTER_ADDR and MASTER_PORT, " + (host == null ? port : host)
                        + " was set alone; set both, or neither");
            }
            return settings;
        }
        int first = Hosts.port("MASTER_PORT", port);
        Hosts.address("MASTER_ADDR", host);
        JGroupsSettings found = settings.hosts(host.contains(":") ? "[" + host + "]:" + first : host + ":" + first)
                .portsBehind(settings.size() - 1);
        return properties.containsKey(PREFIX + "port")
                ? found
                : named(null, "MASTER_PORT", port, (s, text) -> found.port(first + Math.max(found.rank(), 0)));
    }

    private JGroupsSettings taken(
            JGroupsSettings settings,
            String property,
            String variable,
            BiFunction<JGroupsSettings, String, JGroupsSettings> change) {
        String text = text(property, variable);
        return text == null
                ? settings
                : named(property, variable, text, (ignored, value) -> change.apply(settings, value));
    }

    /** Puts the name of the property or the variable in front of what a setting says against its value. */
    private JGroupsSettings named(
            String property,
            String variable,
            String text,
            BiFunction<JGroupsSettings, String, JGroupsSettings> change) {
        try {
            return change.apply(null, text);
        } catch (IllegalArgumentException e) {
            boolean isProperty = property != null && properties.getProperty(PREFIX + property) != null;
            String name = isProperty ? "property " + PREFIX + property : "environment variable " + variable;
            throw new IllegalArgumentException(name + ", " + e.getMessage(), e);
        }
    }

    private String text(String property, String variable) {
        String value = properties.getProperty(PREFIX + property);
        return value != null || variable == null ? value : environment.get(variable);
    }

    private static Duration duration(String setting, String text) {
        try {
            return text.startsWith("P")
                    ? Duration.parse(text)
                    : Duration.ofNanos(Math.round(Double.parseDouble(text) * 1e9));
        } catch (DateTimeParseException | NumberFormatException e) {
            throw new IllegalArgumentException(
                    setting + ": \"" + text + "\" is no time; write seconds, as 2.5, or PT2.5S", e);
        }
    }
}
