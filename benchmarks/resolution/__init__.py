"""Mentions of many documents: which of them mean one entity?"""
