package io.normforge.processor.advice;

import java.util.List;
import java.util.Set;

/** Guesses at the order of the sizes of [N, ?, ?, ?]: sure of images, and of maps that networks are known by. */
final class ImageSizes {

    private static final int RANK = 4;
    private static final int COLOURS = 3;
    private static final int SMALLEST_IMAGE = 16;
    private static final int CHANNEL_MULTIPLE = 8;

    /** An image of 224 pixels, halved five times. */
    private static final Set<Integer> MAPS = Set.of(7, 14, 28, 56, 112, 224);

    private ImageSizes() {}

    static boolean areChannelsLast(List<Integer> sizes) {
        return sizes.size() == RANK && isImage(sizes.get(1), sizes.get(2), sizes.get(3));
    }

    static boolean areChannelsFirst(List<Integer> sizes) {
        return sizes.size() == RANK && isImage(sizes.get(2), sizes.get(3), sizes.get(1));
    }

    private static boolean isImage(int height, int width, int channels) {
        boolean isPicture = channels == COLOURS && height >= SMALLEST_IMAGE && width >= SMALLEST_IMAGE;
        boolean isMap = height == width
                && MAPS.contains(height)
                && channels > 0
                && channels % CHANNEL_MULTIPLE == 0
                && !MAPS.contains(channels);
        return isPicture || isMap;
    }
}
