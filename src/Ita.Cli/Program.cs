// The app comes with the pipeline.
