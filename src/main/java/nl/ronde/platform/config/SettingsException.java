package nl.ronde.platform.config;

import nl.ronde.platform.StartRefused;

/** A setting is missing, wrong or unknown. The message is one line: the variable, what is wrong, an example. */
public final class SettingsException extends StartRefused {

    /** For a wrong value of a known setting; the example is added. The value itself is not repeated: it may be a secret. */
    static SettingsException of(Setting setting, String wrong) {
        return new SettingsException(
                setting.name() + " " + wrong + "; for example " + setting.name() + "=" + setting.example());
    }

    SettingsException(String line) {
        super(line);
    }
}
