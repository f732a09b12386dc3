package io.normforge;

import static java.nio.charset.StandardCharsets.UTF_16BE;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Finds out whether all ranks train the same model: what each has is a list of texts, and equal lists have equal digests, which
 * are exchanged first, in one short message. Only if they differ, ranks go through their lists together, to the first text in
 * which they do. Every rank sees the same, so all of them fail, or none, and the group stays whole.
 */
final class SameModel {

    /** Of SHA-256's 32 bytes, so many times six, which a double holds exactly. */
    private static final int DIGEST = 5;

    /** Characters of a text that are sent, one in a double. */
    private static final int TEXT = 400;

    private static final String NOTHING = "nothing more";

    private final MessageTag tag =
            MessageTag.of("normforge.SameModel", "compares its model with the others'", "do something else");
    private final Communicator rank;
    private final List<String> mine;

    SameModel(Communicator rank, List<String> mine) {
        this.rank = rank;
        this.mine = mine;
    }

    /** @throws IllegalStateException on every rank, with what differs */
    void check() {
        if (areEqual(exchange(digest(String.join("\0", mine)), DIGEST + 1))) {
            return;
        }
        int index = 0;
        double[] rows;
        do {
            String text = index < mine.size() ? mine.get(index) : NOTHING;
            rows = exchange(withText(text), DIGEST + TEXT + 1);
            index++;
        } while (areEqual(rows));
        throw new IllegalStateException(difference(rows, index));
    }

    private double[] exchange(double[] numbers, int length) {
        double[] message = Arrays.copyOf(numbers, length);
        message[length - 1] = tag.value();
        double[] rows = new double[rank.size() * length];
        rank.allGather(message, rows, length);
        tag.check(rank, rows, length);
        return rows;
    }

    private boolean areEqual(double[] rows) {
        int length = rows.length / rank.size();
        for (int row = length; row < rows.length; row += length) {
            if (!Arrays.equals(rows, 0, length, rows, row, row + length)) {
                return false;
            }
        }
        return true;
    }

    private static double[] digest(String text) {
        byte[] hash;
        try {
            hash = MessageDigest.getInstance("SHA-256").digest(text.getBytes(UTF_16BE));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        double[] numbers = new double[DIGEST];
        for (int i = 0; i < 6 * DIGEST; i++) {
            numbers[i / 6] = numbers[i / 6] * 256 + (hash[i] & 0xFF);
        }
        return numbers;
    }

    private static double[] withText(String text) {
        double[] numbers = Arrays.copyOf(digest(text), DIGEST + TEXT);
        for (int i = 0; i < Math.min(TEXT, text.length()); i++) {
            numbers[DIGEST + i] = text.charAt(i);
        }
        return numbers;
    }

    private String difference(double[] rows, int number) {
        int length = rows.length / rank.size();
        Map<String, List<Integer>> ranksOf = new LinkedHashMap<>();
        for (int other = 0; other < rank.size(); other++) {
            ranksOf.computeIfAbsent(text(rows, other * length), text -> new ArrayList<>())
                    .add(other);
        }
        StringBuilder message = new StringBuilder("rank " + rank.rank() + " of " + rank.size()
                + ": ranks train different models; number " + number + " is");
        ranksOf.forEach((text, ranks) -> message.append("\n  on ")
                .append(ranks.size() == 1 ? "rank " : "ranks ")
                .append(ranks.toString().replaceAll("[\\[\\]]", ""))
                .append(": ")
                .append(text));
        return message + "\nmake the same layers and arrays, in the same order, on every rank";
    }

    private static String text(double[] rows, int row) {
        StringBuilder text = new StringBuilder();
        for (int i = row + DIGEST; i < row + DIGEST + TEXT && rows[i] != 0; i++) {
            text.append(Character.isISOControl((char) rows[i]) ? '?' : (char) rows[i]);
        }
        return text.toString();
    }
}
