/**
 * Training logs of other programs: reads what notebooks print, and says what holds. It never
 * guesses a figure: what it cannot read it names with its place.
 */
package io.github.mnist8k.reports.audit;
