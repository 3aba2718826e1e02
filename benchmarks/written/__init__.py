"""Stories written for this project, with their claims marked: for fitting and measuring what links reports."""
