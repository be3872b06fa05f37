/**
 * How pictures are drawn: looks, axes, lines over bands, and files of SVG and PNG. What they show
 * is the business of the packages that use it.
 */
package io.github.mnist8k.reports.drawing;
