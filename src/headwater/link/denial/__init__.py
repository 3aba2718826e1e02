"""What is denied, and of which claim each denial is one."""
