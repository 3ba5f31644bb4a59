"""The live curve beside other dashboard frameworks: one job, one harness, one run."""
