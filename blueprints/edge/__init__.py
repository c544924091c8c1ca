"""What every request passes: language, security headers, access, answers to refusals."""
