/**
 * One page for a browser that shows all experiments and reads drawn digits, in one file. Its looks
 * and its scripts are resources beside the classes; what is known of nets is handed in.
 */
package io.github.mnist8k.reports.page;
