/**
 * Files that are replaced in one go, the hashes of their content, and guesses at what a strange
 * file is. It reads no format.
 */
package io.github.mnist8k.data.files;
