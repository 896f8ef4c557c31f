//! Family B over the real wiring: contract.md B0 to B5.
