/**
 * A net as JSON and back, and the strict reading of JSON objects that other parts share. It knows
 * no recipe, no file and no engine.
 */
package io.github.mnist8k.models.json;
