"""The weights, biases and gradients of the assignment at η = 10, with matplotlib."""

import numpy as np
from common import PAGE, Assignment, plt, save

steps = list(Assignment().train(10, 10))
figure, (left, right) = plt.subplots(1, 2, figsize=(PAGE * 0.8, 2.3))
for k, name in enumerate(["W1", "b1", "W2", "b2"]):
    left.plot([state[k].ravel() for _, state, _ in steps], color=f"C{k}")
    left.plot([], color=f"C{k}", label=name)
    right.semilogy([np.linalg.norm(gradients[k]) for *_, gradients in steps[:-1]], label=name)
left.set(xlabel="epoch", ylabel="value")
right.set(xlabel="epoch", ylabel="norm of the gradient", ylim=(1e-4, 1))
left.legend()
right.legend()
save(figure)
