/**
 * What the page of {@code report --html} tells of nets: which trained nets there are, and how they
 * fare on the test set. The page itself is made in {@code mnist-reports}.
 */
package io.github.mnist8k.reproduce.page;
