/** What generated layers link to. Public for them only: no promise is made to anyone else. */
package io.normforge.internal;
