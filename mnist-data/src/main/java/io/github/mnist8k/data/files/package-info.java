/** Files that are replaced in one go, and the hashes of their content. It knows no format. */
package io.github.mnist8k.data.files;
