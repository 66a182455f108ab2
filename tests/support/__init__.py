"""What tests of whole programs stand on: a cluster without nodes, Git servers, Redis, and the control plane under test."""
