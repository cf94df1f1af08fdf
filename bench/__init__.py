"""Speed and memory, side by side with a plain LlamaIndex pipeline, in one run on one machine.

Comes in: a folder of reports and a file of questions. Goes out: medians and ratios, as a table and as JSON.
Every measured thing runs in a fresh process. The bench says nothing about whether answers are right: `eval/` does.
"""
