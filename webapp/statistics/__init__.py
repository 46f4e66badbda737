"""What is counted of readers: uses of publications by the rules of COUNTER, and questions that found nothing."""
