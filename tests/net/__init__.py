"""Tests of the client, against a real server on loopback that behaves badly."""
