/** Stage five: how it is computed, as the loop nests of one width: order, tiles, methods, drivers around them. */
package io.normforge.processor.schedule;
