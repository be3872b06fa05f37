/**
 * Markdown as text: tables, cells, numbers, and sections between markers. It knows nothing of what
 * they say.
 */
package io.github.mnist8k.reports.text;
