"""Who stands above whom, and on what ground a case climbs."""
