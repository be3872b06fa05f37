/**
 * Files that are replaced in one go, the hashes of their content, guesses at what a strange file
 * is, and what of a file's text may stand in a message. It reads no format.
 */
package io.github.mnist8k.data.files;
