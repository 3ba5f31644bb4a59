"""How fast an export of millions of rows becomes history, beside the floor and beside what somebody would write."""

# ruff: noqa: N999 - the folder is called as what it measures; Python's word only forbids `import bench.import`
