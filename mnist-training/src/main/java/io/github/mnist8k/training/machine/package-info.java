/** The machine that a run is trained on, and the version of this library, for run manifests. */
package io.github.mnist8k.training.machine;
