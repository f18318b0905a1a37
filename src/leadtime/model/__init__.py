"""The words of leadtime as frozen values; the standard library and nothing else."""
