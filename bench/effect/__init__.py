"""What an effort brought, estimated on series whose truth is known, beside the model that most would use."""
