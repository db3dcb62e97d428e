"""Three trees of addresses that share nothing: staff, intake, public. Each process serves one."""
