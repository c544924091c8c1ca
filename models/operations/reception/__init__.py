"""The desk's writes: a visit walks through the gate and becomes a case."""
