/** Trained nets in the forms that other programs take. One class for each form. */
package io.github.mnist8k.reproduce.export;
