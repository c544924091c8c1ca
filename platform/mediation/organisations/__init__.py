"""Changes to organisations: what may end, who carries its functions on, who staffs a window."""
