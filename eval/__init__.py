"""The measure of the whole: questions with known answers go in, a score comes out.

In: question files (`questions/*.jsonl`) and an assistant. Out: totals on the screen and, if asked,
a summary as JSON. It does not know how an answer is found: it reads nothing but the answer's
contract shape, and it has its own reading of figures, so that a mistake in the answering code
cannot hide itself here.
"""
