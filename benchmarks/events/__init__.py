"""Events against published sets: roots, triggers, arguments, stages."""
