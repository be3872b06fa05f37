/** How a net is trained, as values: optimizers, schedules, batches. They know no engine. */
package io.github.mnist8k.training.recipe;
