"""The rules of Fengqiao: frozen facts in, verdict out. Knows neither Flask nor the database."""
