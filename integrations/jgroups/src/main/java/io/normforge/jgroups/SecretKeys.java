package io.normforge.jgroups;

import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.Map;
import javax.crypto.SecretKey;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import javax.crypto.spec.SecretKeySpec;

/**
 * Keys of secrets, for SYM_ENCRYPT. The cipher is the one that both authenticates what it encrypts and takes the
 * parameters that SYM_ENCRYPT gives: AES in GCM wants others, and AES in CBC does not authenticate.
 */
final class SecretKeys {

    private static final String CIPHER = "ChaCha20-Poly1305";
    private static final int NONCE_BYTES = 12;
    private static final int KEY_BITS = 256;

    /** Enough to make guessing slow; members of one group must agree on it. */
    private static final int ROUNDS = 200_000;

    private SecretKeys() {}

    static Map<String, String> protocol() {
        return Map.of("sym_algorithm", CIPHER, "sym_iv_length", Integer.toString(NONCE_BYTES));
    }

    /** The group's name is in the key: members of two groups with one secret do not understand each other. */
    static SecretKey of(String secret, String group) {
        byte[] salt = ("normforge-jgroups " + group).getBytes(StandardCharsets.UTF_8);
        try {
            byte[] key = SecretKeyFactory.getInstance("PBKDF2WithHmacSHA256")
                    .generateSecret(new PBEKeySpec(secret.toCharArray(), salt, ROUNDS, KEY_BITS))
                    .getEncoded();
            return new SecretKeySpec(key, CIPHER);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this JDK makes no keys by PBKDF2WithHmacSHA256", e);
        }
    }
}
