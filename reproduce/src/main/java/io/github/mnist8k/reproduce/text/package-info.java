/** Values as text for a terminal: tables and recipes. It prints nothing itself. */
package io.github.mnist8k.reproduce.text;
