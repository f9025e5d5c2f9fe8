package dev.signalbox.extender.it.rich;

import jakarta.annotation.Priority;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import java.util.Locale;

@Loud
@Interceptor
@Priority(1)
class LoudInterceptor {

  @AroundInvoke
  Object raise(InvocationContext invocation) throws Exception {
    return String.valueOf(invocation.proceed()).toUpperCase(Locale.ROOT);
  }
}
