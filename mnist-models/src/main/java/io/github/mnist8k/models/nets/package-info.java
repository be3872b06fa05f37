/**
 * The published nets, one class per assignment and one method per net, each written out as a table
 * of layers. What they were trained with is said by the experiments that use them.
 */
package io.github.mnist8k.models.nets;
