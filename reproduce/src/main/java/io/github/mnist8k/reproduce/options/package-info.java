/**
 * Options that several commands share, and the values they stand for. A wish that cannot be met
 * becomes one line for the user.
 */
package io.github.mnist8k.reproduce.options;
