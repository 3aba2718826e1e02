"""Pairs of names: one bearer or two?"""
