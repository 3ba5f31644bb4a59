"""What a manager sees and touches: the only part that knows Streamlit."""
